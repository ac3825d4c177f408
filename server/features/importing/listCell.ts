/** Several texts as one cell of a table: those with a separator or quotes in them stand in quotes. */
export const writeList = (entries: string[], between = ', '): string =>
  entries.map((entry) => (/[,;\n"]/.test(entry) ? `"${entry.replaceAll('"', '""')}"` : entry)).join(between);

const ANY = '[,;\\n]';

/** The texts in a cell, by comma, semicolon and line or by the separator of the column; quotes keep one together. */
export function readList(text: string, separator?: string): string[] {
  const end = `(?:${separator ? separator.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : ANY}|$)`;
  const quoted = new RegExp(`^\\s*"((?:[^"]|"")*)"\\s*${end}`);
  const plain = new RegExp(`^([^]*?)${end}`);
  const entries: string[] = [];
  for (let rest = text; rest; ) {
    const whole = quoted.exec(rest);
    const [taken, entry = ''] = whole ?? plain.exec(rest)!;
    entries.push((whole ? entry.replaceAll('""', '"') : entry).trim());
    rest = rest.slice(taken.length);
  }
  return entries.filter(Boolean);
}
