import { Anchor, Badge, Group, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useReference } from '../data/references';
import { useSession } from '../data/session';
import { TagChip } from '../tags/TagChip';
import { type Field, isBlank, rawValue, targetOf, targetsOf } from './field';
import { formatAgo, formatDate, formatDateTime, formatMoney, formatNumber } from './format';

interface FieldValueProps {
  field: Field;
  row: any;
  /** On one line and without tab stops. */
  inGrid?: boolean;
}

/** A field of a row for reading; a figure leads to what it counts, where it counts anything. */
export function FieldValue(props: FieldValueProps): ReactNode {
  const { field, row, inGrid } = props;
  const value = <PlainValue {...props} />;
  if (!field.rows || !Number(rawValue(field, row))) return value;
  return (
    <Anchor component={Link} to={field.rows(row)} inherit tabIndex={inGrid ? -1 : undefined}>
      {value}
    </Anchor>
  );
}

function PlainValue({ field, row, inGrid }: FieldValueProps): ReactNode {
  const session = useSession();
  const reference = useReference(field.to);
  if (field.cell) return field.cell(row);
  if (field.type === 'reference') {
    const target = targetOf(field, row);
    if (!target)
      return rawValue(field, row) ? (
        <Text span c="dimmed" inherit>
          Restricted
        </Text>
      ) : null;
    const href = reference?.href?.(target.id);
    return href ? (
      <Anchor component={Link} to={href} inherit tabIndex={inGrid ? -1 : undefined}>
        {target.name}
      </Anchor>
    ) : (
      target.name
    );
  }
  if (field.type === 'references')
    return (
      <Group gap={8}>
        {targetsOf(field, row).map(({ id, name }) => (
          <Anchor
            key={id}
            component={Link}
            to={reference?.href?.(id) ?? ''}
            inherit
            tabIndex={inGrid ? -1 : undefined}
          >
            {name}
          </Anchor>
        ))}
      </Group>
    );
  const value = rawValue(field, row);
  if (isBlank(value)) return null;
  switch (field.type) {
    case 'choice': {
      const choice = field.options?.find((option) => option.value === value);
      return choice?.color ? (
        <Badge color={choice.color}>{choice.label}</Badge>
      ) : (
        (choice?.label ?? String(value))
      );
    }
    case 'tags':
      return (
        <Group gap={4} wrap={inGrid ? 'nowrap' : 'wrap'} style={{ overflow: 'hidden' }}>
          {(value as string[]).map((tag) =>
            field.options ? (
              <Badge key={tag} variant="default" style={{ flexShrink: 0 }}>
                {field.options.find((option) => option.value === tag)?.label ?? tag}
              </Badge>
            ) : (
              <TagChip key={tag} name={tag} />
            ),
          )}
        </Group>
      );
    case 'money':
      return <span className="tabular">{formatMoney(value, field.currency?.(row) ?? session.currency)}</span>;
    case 'amount':
      return <span className="tabular">{formatMoney(value.amount, value.currency)}</span>;
    case 'number':
      return <span className="tabular">{formatNumber(value)}</span>;
    case 'percent':
      return <span className="tabular">{formatNumber(value)} %</span>;
    case 'date':
      return <time dateTime={value}>{formatDate(value)}</time>;
    case 'dateTime':
      return <Ago at={value} />;
    case 'boolean':
      return value ? 'Yes' : 'No';
    case 'email':
      return (
        <Anchor href={`mailto:${value}`} inherit tabIndex={inGrid ? -1 : undefined}>
          {value}
        </Anchor>
      );
    case 'phone':
      return (
        <Anchor href={`tel:${value}`} inherit tabIndex={inGrid ? -1 : undefined}>
          {value}
        </Anchor>
      );
    case 'url': {
      const href = /^https?:\/\//.test(value) ? value : `https://${value}`;
      return (
        <Anchor
          href={href}
          target="_blank"
          rel="noreferrer noopener"
          inherit
          tabIndex={inGrid ? -1 : undefined}
        >
          {String(value).replace(/^https?:\/\//, '')}
        </Anchor>
      );
    }
    case 'longText':
      return <span style={inGrid ? undefined : { whiteSpace: 'pre-wrap' }}>{value}</span>;
    default:
      return String(value);
  }
}

/** An instant, near ones as distance, with the exact time on hover. */
export function Ago({ at }: { at: string }) {
  return (
    <Tooltip label={formatDateTime(at)}>
      <time dateTime={at}>{formatAgo(at)}</time>
    </Tooltip>
  );
}
