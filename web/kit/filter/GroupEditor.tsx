import { Select } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Field } from '../fields/field';
import { AddNode } from './AddNode';
import { ConditionEditor } from './ConditionEditor';
import classes from './Filter.module.css';
import { type FilterNode, type Group, isGroup, isRelated } from './filterModel';
import { RelatedEditor } from './RelatedEditor';
import { RemoveButton } from './RemoveButton';

interface EditorProps<Node> {
  noun: string;
  /** What can be filtered by. */
  fields: Field[];
  node: Node;
  onChange: (node: Node) => void;
  onRemove?: () => void;
  /** How many levels lie above. */
  depth: number;
  /** Whether it has just been added: then it takes the focus. */
  fresh?: boolean;
}

/** How many levels the server takes. */
const MAX_DEPTH = 6;
const MATCHES: { value: Group['match']; label: string }[] = [
  { value: 'and', label: 'All of these hold' },
  { value: 'or', label: 'At least one of these holds' },
  { value: 'none', label: 'None of these holds' },
];

/** A group of conditions, which may hold further groups and conditions on related records. */
export function GroupEditor({ node, onChange, onRemove, depth, fresh, ...rest }: EditorProps<Group>) {
  const { match, items } = node;
  const below = depth + (match === 'none' ? 2 : 1);
  const root = useRef<HTMLFieldSetElement>(null);
  const [added, setAdded] = useState(fresh ? 0 : -1);
  const replace = (next: FilterNode[]) => onChange({ ...node, items: next });
  return (
    <fieldset
      ref={root}
      className={classes.group}
      aria-label={MATCHES.find(({ value }) => value === match)?.label}
    >
      <div className={classes.head}>
        <Select
          size="xs"
          className={classes.match}
          aria-label="Match"
          data={MATCHES}
          value={match}
          allowDeselect={false}
          onChange={(next) => next && onChange({ ...node, match: next as Group['match'] })}
        />
        {onRemove && <RemoveButton label="Remove group" onClick={onRemove} />}
      </div>
      {items.map((item, index) => (
        <NodeEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity of their own
          key={index}
          {...rest}
          node={item}
          depth={below}
          onChange={(next) => replace(items.map((old, at) => (at === index ? next : old)))}
          fresh={added === index}
          onRemove={() => {
            setAdded(-1);
            replace(items.filter((_, at) => at !== index));
            root.current?.querySelector('input')?.focus();
          }}
        />
      ))}
      <AddNode
        {...rest}
        match={match}
        levels={MAX_DEPTH - 1 - below}
        onAdd={(item) => {
          setAdded(items.length);
          replace([...items, item]);
        }}
      />
    </fieldset>
  );
}

function NodeEditor({ node, ...props }: EditorProps<FilterNode> & { onRemove: () => void }) {
  if (isGroup(node)) return <GroupEditor {...props} node={node} />;
  if (isRelated(node)) return <RelatedEditor {...props} related={node} />;
  return <ConditionEditor {...props} condition={node} />;
}
