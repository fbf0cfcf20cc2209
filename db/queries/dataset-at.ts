/** A table of a version whose rows are in the database: the number of its load, and its own. */
export type TableAt = { load: number; tableNo: number };
