import { SegmentedControl } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { type LayoutWord, layoutNamed, type ViewConfig } from '../views/viewState';

const LABELS: Record<LayoutWord, string> = { list: 'List', board: 'Board', calendar: 'Calendar' };

/** The layout that the address asks for, of those a list has; the table for any other. */
export function useLayout(layouts: LayoutWord[]): { word: LayoutWord; layout: ViewConfig['layout'] } {
  const [params] = useSearchParams();
  const word = layouts.find((each) => each === params.get('layout')) ?? 'list';
  return { word, layout: layoutNamed(word) ?? 'TABLE' };
}

/** Switches between the layouts of a list; its filter, search and view stay. */
export function LayoutSwitch({ layouts, value }: { layouts: LayoutWord[]; value: LayoutWord }) {
  const [params, setParams] = useSearchParams();
  return (
    <SegmentedControl
      size="xs"
      aria-label="Layout"
      value={value}
      onChange={(layout) => setParams({ ...Object.fromEntries(params), layout }, { replace: true })}
      data={layouts.map((each) => ({ value: each, label: LABELS[each] }))}
    />
  );
}
