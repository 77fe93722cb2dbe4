--------------------------------- MODULE CSV ----------------------------------
(* Files with a record per line.  That writing has an effect cannot be said.   *)
LOCAL INSTANCE Refusal
LOCAL INSTANCE Naturals

CSVWrite(template, values, file) == Refused("CSVWrite")
CSVRecords(file) == Refused("CSVRecords")
CSVRead(columns, delimiter, file) == Refused("CSVRead")
CSVWriteRecord(record, delimiter, headers, file) == Refused("CSVWriteRecord")
===============================================================================
