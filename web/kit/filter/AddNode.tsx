import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import type { Field } from '../fields/field';
import { useNoun } from '../fields/nouns';
import classes from './Filter.module.css';
import type { Condition, FilterNode, Group } from './filterModel';
import { filterKey, operatorsOf } from './operators';

interface AddNodeProps {
  noun: string;
  fields: Field[];
  match: Group['match'];
  /** How many more levels there may be. */
  levels: number;
  onAdd: (node: FilterNode) => void;
}

const ADD = { size: 'compact-sm', variant: 'subtle', leftSection: <IconPlus size={14} /> } as const;

/** Adds a condition, a group, or conditions on related records to a group. */
export function AddNode({ noun, fields, match, levels, onAdd }: AddNodeProps) {
  const { relations } = useNoun(noun);
  const [first] = fields;
  const fresh = (field: Field): Condition => ({
    field: filterKey(field),
    op: operatorsOf(field)[0]?.op ?? 'eq',
    value: null,
  });
  return (
    <div className={classes.head}>
      {first && (
        <Button {...ADD} onClick={() => onAdd(fresh(first))}>
          Condition
        </Button>
      )}
      {first && levels > 0 && (
        <Button
          {...ADD}
          onClick={() => onAdd({ match: match === 'and' ? 'or' : 'and', items: [fresh(first)] })}
        >
          Group
        </Button>
      )}
      {levels > 1 && relations.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button {...ADD} rightSection={<IconChevronDown size={14} />}>
              Related
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {relations.map(({ key, label, many }) => (
              <Menu.Item
                key={key}
                onClick={() =>
                  onAdd({
                    relation: key,
                    quantifier: many ? 'some' : 'is',
                    group: { match: 'and', items: [] },
                  })
                }
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
