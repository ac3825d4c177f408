/** A text as names are compared: without regard to case and to spaces around it and between its words. */
export const plainText = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
