import { useEffect, useState } from 'react';
import { useReference } from '../data/references';
import type { Field } from '../fields/field';
import { formatDate } from '../fields/format';
import type { Condition } from './filterModel';
import { periodWords } from './operators';

/** What a condition compares with, in words; names of records come when they are known. */
export function useWords(field: Field, { op, value }: Condition): string {
  const source = useReference(field.to);
  const [names, setNames] = useState<string[]>([]);
  const all = Array.isArray(value) ? value : [value];
  const ids = field.type === 'reference' && !op.includes(':') ? all.join() : '';
  useEffect(() => {
    let stale = false;
    const wanted = ids ? ids.split(',') : [];
    void Promise.all(wanted.map(async (id) => OWN[id] ?? (await source?.name(id)) ?? '…')).then(
      (found) => !stale && setNames(found),
    );
    return () => {
      stale = true;
    };
  }, [ids, source]);
  if (op.includes(':') || value === null || value === undefined) return '';
  if (field.type === 'reference') return names.join(', ');
  if (op.startsWith('within')) return periodWords(value);
  if (field.type === 'date' || field.type === 'dateTime')
    return /^\d{4}/.test(String(value)) ? formatDate(String(value)) : String(value);
  if (field.type === 'boolean') return value ? 'yes' : 'no';
  return all.map((one) => field.options?.find((o) => o.value === one)?.label ?? String(one)).join(', ');
}

const OWN: Record<string, string> = { $me: 'me', $myTeam: 'my team' };
