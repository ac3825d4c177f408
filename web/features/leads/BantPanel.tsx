import { RingProgress, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type LeadFieldsFragment, UpdateLeadDocument, type UpdateLeadInput } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { choicesOf } from '../../kit/fields/field';
import { RelatedPanel } from '../../kit/record/RelatedPanel';

const QUESTIONS = [
  { key: 'budget', note: 'budgetNote', label: 'Budget', help: 'Is there money for it?' },
  { key: 'authority', note: 'authorityNote', label: 'Authority', help: 'Does the person decide?' },
  { key: 'need', note: 'needNote', label: 'Need', help: 'Do they need it?' },
  { key: 'timeframe', note: 'timeframeNote', label: 'Timeline', help: 'Is there a date?' },
] as const;
const ANSWERS = choicesOf(['YES', 'PARTLY', 'NO', 'UNKNOWN']);

/** Four questions that tell whether a lead is worth selling to, each with a note. */
export function BantPanel({ lead, editable }: { lead: LeadFieldsFragment; editable: boolean }) {
  const known = QUESTIONS.filter(({ key }) => lead[key] !== 'UNKNOWN').length;
  return (
    <RelatedPanel
      title="Qualification"
      action={
        <RingProgress
          size={36}
          thickness={4}
          aria-label={`${known} of 4 questions answered`}
          sections={[{ value: (known / QUESTIONS.length) * 100, color: 'teal' }]}
          label={
            <Text size="xs" ta="center" className="tabular">
              {known}
            </Text>
          }
        />
      }
    >
      <Stack gap="sm">
        {QUESTIONS.map((question) => (
          <Question key={question.key} lead={lead} question={question} editable={editable} />
        ))}
      </Stack>
    </RelatedPanel>
  );
}

interface QuestionProps {
  lead: LeadFieldsFragment;
  question: (typeof QUESTIONS)[number];
  editable: boolean;
}

function Question({ lead, question: { key, note, label, help }, editable }: QuestionProps) {
  const { run } = useAction();
  const [text, setText] = useState<string | null>(null);
  const save = (values: Omit<UpdateLeadInput, 'id'>) =>
    run(
      UpdateLeadDocument,
      { input: { id: lead.id, ...values } },
      { done: `${label} of ${lead.name} changed` },
    );
  const saveNote = async () => {
    if (text !== null && text !== (lead[note] ?? '')) await save({ [note]: text || null });
    setText(null);
  };
  return (
    <div>
      <Select
        size="xs"
        label={label}
        description={help}
        data={ANSWERS}
        value={lead[key]}
        readOnly={!editable}
        allowDeselect={false}
        onChange={(answer) => answer && answer !== lead[key] && void save({ [key]: answer })}
      />
      {(editable || lead[note]) && (
        <Textarea
          size="xs"
          mt={4}
          aria-label={`Note on ${label.toLowerCase()}`}
          placeholder="Note"
          autosize
          readOnly={!editable}
          value={text ?? lead[note] ?? ''}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => void saveNote()}
        />
      )}
    </div>
  );
}
