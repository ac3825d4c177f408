import { Fragment } from 'react';
import { useFields } from '../customFields/useFields';
import type { Field } from '../fields/field';
import { useNoun } from '../fields/nouns';
import {
  type Condition,
  type FilterNode,
  type Group,
  isComplete,
  isGroup,
  isRelated,
  type Related,
} from './filterModel';
import { fieldFor, operatorLabel } from './operators';
import { useWords } from './useWords';

interface SentenceProps<Node> {
  noun: string;
  fields: Field[];
  node: Node;
}

/** A filter in words: "Status is any of Customer and at least one of the contacts (Job title contains Head)". */
export function FilterSentence({ node: { match, items }, ...rest }: SentenceProps<Group>) {
  return (
    <>
      {match === 'none' && 'none of: '}
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity of their own
        <Fragment key={index}>
          {index > 0 && (match === 'and' ? ' and ' : ' or ')}
          <NodeWords {...rest} node={item} />
        </Fragment>
      ))}
    </>
  );
}

function NodeWords({ node, ...rest }: SentenceProps<FilterNode>) {
  if (isRelated(node)) return <RelatedWords noun={rest.noun} node={node} />;
  if (!isGroup(node)) return <ConditionWords field={fieldFor(rest.fields, node.field)} condition={node} />;
  return (
    <>
      (<FilterSentence {...rest} node={node} />)
    </>
  );
}

const QUANTIFIERS = { some: 'at least one of the', none: 'none of the', every: 'all of the', is: 'the' };

function RelatedWords({ noun, node }: { noun: string; node: Related }) {
  const relation = useNoun(noun).relations.find(({ key }) => key === node.relation);
  const fields = useFields(relation?.to ?? '');
  return (
    <>
      {QUANTIFIERS[node.quantifier]} {relation?.label.toLowerCase() ?? node.relation}
      {node.group.items.length > 0 && (
        <>
          {' '}
          (<FilterSentence noun={relation?.to ?? ''} fields={fields} node={node.group} />)
        </>
      )}
    </>
  );
}

function ConditionWords({ field, condition }: { field: Field; condition: Condition }) {
  const words = useWords(field, condition);
  return (
    <>
      {field.label} {operatorLabel(field, condition.op)} {isComplete(condition) ? words : '…'}
    </>
  );
}
