const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * A text that sorts (by bytes) between two others, so that moving a card writes one row. Null stands for the open end.
 * Keys never end in the smallest digit, so there is always room before them.
 */
export function rankBetween(lower: string | null, upper: string | null): string {
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
