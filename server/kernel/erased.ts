const tables: string[] = [];

/**
 * Says that rows of a table name a record by type and id (`subject_type`, `subject_id`), without a foreign key. Who erases
 * records for good takes such rows away, too.
 */
export const namesRecords = (table: string): void => void tables.push(table);

/** The tables whose rows name records. */
export const tablesNamingRecords = (): readonly string[] => tables;
