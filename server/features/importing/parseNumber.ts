/** How numbers are written in a column. */
export interface NumberFormat {
  /** The decimal sign; by default found out from the text. */
  decimal?: '.' | ',';
}

const SPACES = /[\s\u00a0\u202f'’]/g;
const CURRENCY = /^(?:[A-Z]{3}|\p{Sc}|kr\.?|Fr\.?|zł|Kč)+|(?:[A-Z]{3}|\p{Sc}|kr\.?|Fr\.?|zł|Kč)+$/gu;

/** Reads a number as people write it and answers it as decimal text (`-1234.5`), or null when it is none. */
export function parseNumber(text: string, format: NumberFormat = {}): string | null {
  const { body, negative } = withoutSign(
    text
      .replace(SPACES, '')
      .replace(/^([-+])(\p{Sc})/u, '$2$1')
      .replace(CURRENCY, ''),
  );
  const decimal = format.decimal ?? decimalSignOf(body);
  const [whole = '', fraction = '', ...rest] = body.split(decimal);
  const digits = withoutThousands(whole, decimal === '.' ? ',' : '.');
  if (rest.length > 0 || digits === null || !/^\d*$/.test(fraction) || !/\d/.test(digits + fraction))
    return null;
  return `${negative ? '-' : ''}${digits.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}`;
}

function withoutSign(text: string): { body: string; negative: boolean } {
  if (/^\(.+\)$/.test(text)) return { body: text.slice(1, -1).replace(CURRENCY, ''), negative: true };
  if (text.endsWith('-')) return { body: text.slice(0, -1), negative: true };
  return { body: text.replace(/^[-+−]/, ''), negative: /^[-−]/.test(text) };
}

function decimalSignOf(body: string): '.' | ',' {
  const [dots, commas] = ['.', ','].map((sign) => body.split(sign).length - 1) as [number, number];
  if (dots && commas) return body.lastIndexOf(',') > body.lastIndexOf('.') ? ',' : '.';
  if (dots > 1) return ',';
  return commas === 1 && !/^\d{1,3},\d{3}$/.test(body) ? ',' : '.';
}

function withoutThousands(whole: string, sign: string): string | null {
  if (/^\d*$/.test(whole)) return whole;
  const groups = whole.split(sign);
  const [first, ...others] = groups;
  const proper =
    /^\d{1,3}$/.test(first!) &&
    /^\d{3}$/.test(others.at(-1) ?? '') &&
    others.every((group) => /^\d{2,3}$/.test(group));
  return proper ? groups.join('') : null;
}

/** The decimal sign of a column: the one that a sample shows beyond doubt, else the point. */
export function detectDecimalSign(samples: string[]): '.' | ',' {
  const body = samples.map((sample) => sample.replace(SPACES, '').replace(CURRENCY, ''));
  const proves = (sign: ',' | '.', other: string) =>
    body.some((text) => new RegExp(`^[-+]?\\d*(\\${other}\\d{3})*\\${sign}(\\d{1,2}|\\d{4,})$`).test(text));
  return proves(',', '.') && !proves('.', ',') ? ',' : '.';
}
