import { Divider } from '@mantine/core';
import { ConfirmButton } from '../../kit/form/ConfirmButton';

interface DeleteRuleProps {
  name: string;
  question: string;
  onDelete: () => Promise<void>;
}

/** The dangerous end of a rule's drawer. */
export function DeleteRule({ name, question, onDelete }: DeleteRuleProps) {
  return (
    <>
      <Divider my="md" />
      <ConfirmButton
        label="Delete rule"
        question={question}
        confirm={`Delete ${name}`}
        onConfirm={onDelete}
      />
    </>
  );
}
