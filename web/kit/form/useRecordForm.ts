import { useState } from 'react';
import { type Problem, problemOf } from '../data/errors';
import { useDraft } from '../data/useDraft';
import { type Field, isBlank, rawValue } from '../fields/field';
import { askConflict } from '../questions/askConflict';

export interface RecordFormOptions {
  fields: Field[];
  /** The record being edited, or preset values of a new one. */
  record?: any;
  creating?: boolean;
  /** Where a draft is kept; none without it. */
  draftKey?: string;
  /**
   * Sends the values that differ (all that are set, for a new record), on top of a version; throws what the server said.
   * Is called again when somebody else was faster, with what the viewer wants to keep. False: the viewer would rather not
   * save yet, and goes on with what was filled in.
   */
  onSubmit: (values: Record<string, unknown>, version?: number) => Promise<unknown>;
  /** Fields that depend on what has been filled in. */
  visible?: (key: string, values: Record<string, any>) => boolean;
}

type Values = Record<string, any>;

/** The state of a form: the record's values, what was changed, and what is wrong. */
export function useRecordForm(options: RecordFormOptions) {
  const { fields, record, creating, visible = () => true } = options;
  const [edits, setEdits] = useState<Values>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [touched, setTouched] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [resumed, setResumed] = useState(false);
  const draft = useDraft<Values>(options.draftKey ?? null, (kept) => {
    setEdits((now) => ({ ...kept, ...now }));
    setResumed(true);
  });
  const stored: Values = Object.fromEntries(
    fields.map((field) => [
      field.key,
      rawValue({ ...field, read: undefined }, record) ?? (creating ? field.initial : null) ?? null,
    ]),
  );
  const values: Values = { ...stored, ...edits };
  // A box that has to be answered and is not ticked says no.
  for (const { key, type, required } of fields) if (type === 'boolean' && required) values[key] ??= false;
  const changed = () =>
    Object.fromEntries(
      Object.entries(values).filter(([key, value]) =>
        creating ? !isBlank(value) : JSON.stringify(value) !== JSON.stringify(stored[key] ?? null),
      ),
    );
  /** Whether it was saved, and not given up by the viewer or because somebody else was faster. */
  const send = async (mine: Values, version?: number): Promise<boolean> => {
    try {
      return (await options.onSubmit(mine, version)) !== false;
    } catch (error) {
      const { code, current } = problemOf(error);
      if (code !== 'CONFLICT' || !current) throw error;
      const kept = await askConflict({ current, mine, fields });
      return kept ? send(kept.values, kept.version) : false;
    }
  };
  const fail = (next: Problem) => {
    setTouched([]);
    setProblem(next);
  };
  return {
    values,
    problem,
    busy,
    resumed,
    errorOf: (key: string) => (touched.includes(key) ? undefined : problem?.fields[key]),
    set(key: string, value: unknown) {
      const next = { ...edits, [key]: value };
      setEdits(next);
      setTouched([...touched, key]);
      draft.save(next);
    },
    discard() {
      setEdits({});
      setResumed(false);
      draft.discard();
    },
    async submit() {
      const missing = fields.filter(
        ({ key, required }) => required && isBlank(values[key]) && visible(key, values),
      );
      if (missing.length)
        return fail({
          code: 'INVALID',
          message: '',
          fields: Object.fromEntries(missing.map(({ key, label }) => [key, `${label} is needed.`])),
        });
      setBusy(true);
      setProblem(null);
      try {
        if (await send(changed(), record?.version)) draft.discard();
      } catch (error) {
        fail(problemOf(error));
      } finally {
        setBusy(false);
      }
    },
  };
}
