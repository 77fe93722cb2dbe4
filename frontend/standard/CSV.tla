--------------------------------- MODULE CSV ----------------------------------
(* Files with a record per line.  That writing has an effect cannot be said.   *)
LOCAL INSTANCE Naturals

(* A line from a template such as "%1$s#%2$s"; a line of a record's values, after one *)
(* of its names if headers is TRUE.                                                   *)
CSVWrite(template, values, file) == TRUE
CSVWriteRecord(record, delimiter, headers, file) == TRUE

(* The number of lines, and the lines as records of strings. *)
CSVRecords(file) == CHOOSE n : n \in Nat
CSVRead(columns, delimiter, file) == CHOOSE r : TRUE
===============================================================================
