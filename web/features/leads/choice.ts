/** The choice of a new record, of one that is not among those found, and of none. */
export const NEW = 'new';
export const OTHER = 'other';
export const NONE = 'none';

/** Whether the choice is a record that exists: its id. */
export const isRecord = (choice: string): boolean => ![NEW, OTHER, NONE].includes(choice);
