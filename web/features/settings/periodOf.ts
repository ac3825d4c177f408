import { formatDate } from '../../kit/fields/format';

interface Period {
  validFrom: string | null;
  validUntil: string | null;
}

/** When a price list holds, in words. */
export function periodOf({ validFrom, validUntil }: Period): string {
  const parts = [
    validFrom && `from ${formatDate(validFrom)}`,
    validUntil && `until ${formatDate(validUntil)}`,
  ];
  return parts.filter(Boolean).join(' ') || 'always';
}
