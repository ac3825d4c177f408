/** How texts begin that a spreadsheet would run as a formula, or that have been guarded against that. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A text that a spreadsheet does not run as a formula; `unguarded` gives the text back as it was. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text as it was before `guarded`. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
