import type { Context } from '../../kernel/context.js';
import type { RecordClass } from '../../kernel/record.js';
import { type ComposedRow, rowComposer } from './composeRow.js';
import type { Import } from './import.entity.js';
import type { RowOutcome, RowTarget } from './importRow.js';
import { type Mapping, targetsOf } from './mapping.js';
import { readRows, type TableRow } from './readTable.js';
import { RowSieve } from './rowSieve.js';
import { RowWriter } from './rowWriter.js';
import { subjectNamed, targetFields } from './subjects.js';
import type { TargetField } from './targetField.js';

/** A row of the file and what became of it. */
export interface Result {
  row: TableRow;
  outcome: RowOutcome;
}

/** A batch of rows; `done` counts the rows up to its end. */
export interface TableBatch {
  rows: TableRow[];
  done: number;
}

/** How many rows are written in one transaction. */
export const BATCH = 500;

/** What stays the same over the rows of one import. */
export class ImportWork {
  private constructor(
    readonly target: RowTarget,
    readonly sieve: RowSieve,
    readonly compose: (cells: string[]) => ComposedRow,
    /** By which fields rows name other records of the same noun. */
    readonly ownReferences: string[],
    private readonly writer: RowWriter,
  ) {}

  static async of(ctx: Context, record: Import): Promise<ImportWork> {
    const Class = subjectNamed(record.subjectType!) as RecordClass;
    const target = { Class, mode: record.mode, keyFields: record.keyFields };
    const fields = await targetFields(ctx, Class);
    const mapping = record.mapping!;
    return new ImportWork(
      target,
      new RowSieve(mapping, record.headers),
      rowComposer(mapping, record.headers, fields, { zone: ctx.actor.timeZone }),
      ownReferences(mapping, fields, Class),
      new RowWriter(ctx, target),
    );
  }

  /** Writes a batch of rows but for those the sieve keeps back. */
  async take(rows: TableRow[]): Promise<Result[]> {
    const judged = rows.map((row) => ({ row, outcome: this.sieve.judge(row) }));
    const written = await this.write(judged.filter(({ outcome }) => !outcome).map(({ row }) => row));
    return judged.map(({ row, outcome }) => ({ row, outcome: outcome ?? written.shift()! }));
  }

  /** Writes rows; answers what became of each. */
  write(rows: Pick<TableRow, 'cells'>[]): Promise<RowOutcome[]> {
    return this.writer.take(rows.map(({ cells }) => this.compose(cells)));
  }

  /** Links rows to records of the same file that came after them. */
  link(rows: { recordId: string; cells: string[] }[]): Promise<(RowOutcome | null)[]> {
    const { Class } = this.target;
    return this.writer.link(
      rows.map(({ recordId, cells }) => ({
        recordId,
        later: this.compose(cells).references.filter(({ noun }) => noun === Class.name),
      })),
    );
  }
}

function ownReferences(mapping: Mapping, fields: TargetField[], Class: RecordClass): string[] {
  const own = new Set(fields.filter(({ reference }) => reference === Class.name).map(({ key }) => key));
  const targets = [
    ...Object.keys(mapping.columns).flatMap((column) => targetsOf(mapping, column)),
    ...Object.entries(mapping.templateTargets ?? {}).map(([field, target]) => ({ field, ...target })),
    ...Object.entries(mapping.constants ?? {}).map(([field, constant]) => ({
      field,
      reference: (constant as { reference?: string } | null)?.reference,
    })),
  ];
  const used = targets.filter(({ field }) => field && own.has(field));
  return [...new Set(used.map(({ reference }) => reference ?? 'name'))];
}

/** The rows from a place on, in batches; `pass` is told of those before. */
export async function* batches(
  record: Import,
  from: number,
  pass: (row: TableRow) => void = () => undefined,
): AsyncGenerator<TableBatch> {
  let done = 0;
  let rows: TableRow[] = [];
  for await (const row of readRows(record.path, layoutOf(record))) {
    if (done++ < from) {
      pass(row);
      continue;
    }
    rows.push(row);
    if (rows.length < BATCH) continue;
    yield { rows, done };
    rows = [];
  }
  if (rows.length > 0) yield { rows, done };
}

/** How the file of an import is written. */
export const layoutOf = ({ encoding, delimiter, hasHeader, headers }: Import) => ({
  encoding: encoding!,
  delimiter: delimiter!,
  hasHeader,
  headers,
});
