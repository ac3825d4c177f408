import { Group, RingProgress, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type LeadFieldsFragment, UpdateLeadDocument, type UpdateLeadInput } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { choicesOf, sentence } from '../../kit/fields/field';
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
        {QUESTIONS.map((question) =>
          editable ? (
            <Question key={question.key} lead={lead} question={question} />
          ) : (
            <Answer key={question.key} lead={lead} question={question} />
          ),
        )}
      </Stack>
    </RelatedPanel>
  );
}

interface QuestionProps {
  lead: LeadFieldsFragment;
  question: (typeof QUESTIONS)[number];
}

/** The answer as it was, where nothing can be changed any more. */
const Answer = ({ lead, question: { key, note, label } }: QuestionProps) => (
  <div>
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="sm">{sentence(lead[key])}</Text>
    </Group>
    {lead[note] && <Text size="xs">{lead[note]}</Text>}
  </div>
);

function Question({ lead, question: { key, note, label, help } }: QuestionProps) {
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
        allowDeselect={false}
        onChange={(answer) => answer && answer !== lead[key] && void save({ [key]: answer })}
      />
      <Textarea
        size="xs"
        mt={4}
        aria-label={`Note on ${label.toLowerCase()}`}
        placeholder="Note"
        autosize
        value={text ?? lead[note] ?? ''}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => void saveNote()}
      />
    </div>
  );
}
