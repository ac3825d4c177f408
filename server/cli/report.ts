import type { PlanFile } from '../features/importing/plan.js';
import type { Api } from './api.js';
import type { ImportState } from './runPlan.js';

const WIDTH = 30;
const number = new Intl.NumberFormat('en');
const KINDS = ['created', 'updated', 'skipped', 'failed'] as const;

/** Draws how far a file is; on a terminal in place, elsewhere once when it is done. */
export function showProgress(title: string, state: ImportState): void {
  const { processed, rowCount, status } = state;
  const over = status !== 'RUNNING';
  const share = over && status === 'DONE' ? 1 : processed / Math.max(rowCount, 1);
  const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
  const line = `${title.padEnd(44)} ${bar} ${number.format(Math.round(share * rowCount))}/${number.format(rowCount)}`;
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}${over ? '\n' : ''}`);
  else if (over) console.log(line);
}

/** Prints what went wrong in a file: the commonest problems, and where the failed rows can be downloaded. */
export function printOutcome(
  { file, subject }: PlanFile,
  { status, error, failed, problems, errorFileUrl }: ImportState,
  api: Api,
): void {
  if (status === 'DONE' && failed === 0) return;
  console.log(
    `\n${file} → ${subject}: ${status === 'DONE' ? `${number.format(failed)} rows failed` : `${status.toLowerCase()}. ${error ?? ''}`}`,
  );
  for (const { message, column, count, rows } of problems.slice(0, 10))
    console.log(
      `  ${number.format(count)} × ${column ? `${column}: ` : ''}${message} (row ${rows.slice(0, 5).join(', ')}${count > 5 ? ' …' : ''})`,
    );
  if (errorFileUrl) console.log(`  Failed rows: ${api.address(errorFileUrl)}`);
}

/** `8,981 rows: 8,930 created, 12 updated, 39 skipped, 0 failed.` */
export function countsOf(states: ImportState[]): string {
  const sum = (kind: (typeof KINDS)[number]) => states.reduce((total, state) => total + state[kind], 0);
  const all = KINDS.reduce((total, kind) => total + sum(kind), 0);
  return `${number.format(all)} rows: ${KINDS.map((kind) => `${number.format(sum(kind))} ${kind}`).join(', ')}.`;
}
