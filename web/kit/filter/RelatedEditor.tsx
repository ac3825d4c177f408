import { Select, Text } from '@mantine/core';
import { useFields } from '../customFields/useFields';
import { useNoun } from '../fields/nouns';
import classes from './Filter.module.css';
import type { Related } from './filterModel';
import { GroupEditor } from './GroupEditor';
import { RemoveButton } from './RemoveButton';

interface RelatedEditorProps {
  noun: string;
  related: Related;
  onChange: (related: Related) => void;
  onRemove: () => void;
  depth: number;
  /** Whether it has just been added. */
  fresh?: boolean;
}

const QUANTIFIERS: { value: Related['quantifier']; label: string }[] = [
  { value: 'some', label: 'at least one' },
  { value: 'none', label: 'none' },
  { value: 'every', label: 'every one' },
];

/** Conditions that related records have to meet: some, none or every one of them. */
export function RelatedEditor({ noun, related, onChange, onRemove, depth, fresh }: RelatedEditorProps) {
  const relation = useNoun(noun).relations.find(({ key }) => key === related.relation);
  const to = relation?.to ?? '';
  const fields = useFields(to).filter((field) => field.filter);
  const label = relation?.label ?? related.relation;
  return (
    <div className={classes.related}>
      <div className={classes.head}>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        {related.quantifier !== 'is' && (
          <Select
            size="xs"
            className={classes.match}
            aria-label={`${label}: how many`}
            autoFocus={fresh}
            data={QUANTIFIERS}
            value={related.quantifier}
            allowDeselect={false}
            onChange={(next) => next && onChange({ ...related, quantifier: next as Related['quantifier'] })}
          />
        )}
        <RemoveButton label={`Remove ${label}`} onClick={onRemove} />
      </div>
      <GroupEditor
        noun={to}
        fields={fields}
        node={related.group}
        onChange={(group) => onChange({ ...related, group })}
        depth={depth + 1}
      />
    </div>
  );
}
