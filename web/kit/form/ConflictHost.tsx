import { useEffect, useState } from 'react';
import type { Field } from '../fields/field';
import { type Conflict, ConflictDialog } from './ConflictDialog';

interface Question extends Conflict {
  fields: Field[];
  resolve: (answer: { values: Record<string, unknown>; version: number } | null) => void;
}

let ask: ((question: Question) => void) | null = null;

/** Asks theirs or mine for what two people changed; null when the viewer cancels. */
export function askConflict(
  conflict: Conflict,
  fields: Field[],
): Promise<{ values: Record<string, unknown>; version: number } | null> {
  return new Promise((resolve) => (ask ? ask({ ...conflict, fields, resolve }) : resolve(null)));
}

/** Shows the conflict dialog for edits that have no form of their own. */
export function ConflictHost() {
  const [question, setQuestion] = useState<Question | null>(null);
  useEffect(() => {
    ask = setQuestion;
    return () => {
      ask = null;
    };
  }, []);
  const close = () => {
    question?.resolve(null);
    setQuestion(null);
  };
  return (
    <ConflictDialog
      conflict={question}
      fields={question?.fields ?? []}
      onClose={close}
      onResolve={async (values, version) => {
        question?.resolve({ values, version });
        setQuestion(null);
      }}
    />
  );
}
