const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const WIDTH = 8;

/**
 * A text that sorts (by bytes) between two others, so that moving a card writes one row. Null stands for the open end;
 * there the rank counts up or down in its first eight digits, so that it stays short however often cards go to an end.
 * Keys never end in the smallest digit, so there is always room before them.
 */
export function rankBetween(lower: string | null, upper: string | null): string {
  if (lower !== null && upper === null) return counted(lower, 1) ?? middle(lower, null);
  if (lower === null && upper !== null) return counted(upper, -1) ?? middle(null, upper);
  return middle(lower, upper);
}

/** The first digits of a rank counted one further, or null when there is no such number. */
function counted(rank: string, step: 1 | -1): string | null {
  const digits = [...rank.slice(0, WIDTH).padEnd(WIDTH, '0')].map((digit) => DIGITS.indexOf(digit));
  const carry = step === 1 ? DIGITS.length - 1 : 0;
  const at = digits.findLastIndex((digit) => digit !== carry);
  if (at === -1) return null;
  const next = digits.map((digit, i) =>
    i < at ? digit : i === at ? digit + step : DIGITS.length - 1 - carry,
  );
  return `${next.map((digit) => DIGITS[digit]).join('')}V`;
}

function middle(lower: string | null, upper: string | null): string {
  let prefix = '';
  for (let i = 0; ; i++) {
    const low = lower !== null && i < lower.length ? DIGITS.indexOf(lower[i]!) : 0;
    const high = upper !== null && i < upper.length ? DIGITS.indexOf(upper[i]!) : DIGITS.length;
    if (high - low > 1) return prefix + DIGITS[Math.floor((low + high) / 2)];
    prefix += DIGITS[low];
    if (high !== low) upper = null;
  }
}

/** A rank after all made before it: eight digits of the time, then chance; used where nobody chose a place. */
export function rankNow(): string {
  let time = Date.now();
  let text = '';
  for (let i = 0; i < 8; i++) {
    text = DIGITS[time % 62] + text;
    time = Math.floor(time / 62);
  }
  const random = () => DIGITS[1 + Math.floor(Math.random() * 61)]!;
  return text + random() + random() + random();
}
