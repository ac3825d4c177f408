import { ConflictDialog } from '../form/ConflictDialog';
import type { ConflictAnswer, ConflictQuestion } from './askConflict';
import type { Asked } from './questions';

/** The conflict dialog as a question. */
export function ConflictAsked({ question, opened, answer }: Asked<ConflictQuestion, ConflictAnswer>) {
  return (
    <ConflictDialog
      conflict={opened ? question : null}
      fields={question.fields}
      onClose={() => answer(null)}
      onResolve={async (values, version) => answer({ values, version })}
    />
  );
}
