--------------------------------- MODULE CSV ----------------------------------
(* Files with a record per line.  That writing has an effect cannot be said.   *)
LOCAL INSTANCE Naturals

CSVWrite(template, values, file) == TRUE
CSVRecords(file) == CHOOSE n \in Nat : TRUE
CSVRead(columns, delimiter, file) == CHOOSE records : TRUE
CSVWriteRecord(record, delimiter, file) == TRUE
===============================================================================
