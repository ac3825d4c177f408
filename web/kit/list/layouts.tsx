import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendar, IconChartBar, IconLayoutKanban, IconList } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { type LayoutWord, layoutNamed, type ViewConfig } from '../views/viewState';

const LABELS = {
  list: ['List', IconList],
  board: ['Board', IconLayoutKanban],
  calendar: ['Calendar', IconCalendar],
  analysis: ['Analysis', IconChartBar],
} as const;

/** The layout that the address asks for, of those a list has; the table for any other. */
export function useLayout(layouts: LayoutWord[]): { word: LayoutWord; layout: ViewConfig['layout'] } {
  const [params] = useSearchParams();
  const word = layouts.find((each) => each === params.get('layout')) ?? 'list';
  return { word, layout: layoutNamed(word) ?? 'TABLE' };
}

interface LayoutSwitchProps {
  layouts: readonly (keyof typeof LABELS)[];
  value: keyof typeof LABELS;
}

/** Switches between the layouts of a list, which are pictures on a phone; its filter, search and view stay. */
export function LayoutSwitch({ layouts, value }: LayoutSwitchProps) {
  const [params, setParams] = useSearchParams();
  const phone = useMediaQuery('(max-width: 48em)');
  return (
    <SegmentedControl
      size="xs"
      aria-label="Layout"
      value={value}
      onChange={(layout) => setParams({ ...Object.fromEntries(params), layout }, { replace: true })}
      data={layouts.map((each) => {
        const [label, Icon] = LABELS[each];
        return { value: each, label: phone ? <Picture label={label} Icon={Icon} /> : label };
      })}
    />
  );
}

const Picture = ({ label, Icon }: { label: string; Icon: typeof IconList }) => (
  <>
    <Icon size={16} aria-hidden style={{ display: 'block' }} />
    <VisuallyHidden>{label}</VisuallyHidden>
  </>
);
