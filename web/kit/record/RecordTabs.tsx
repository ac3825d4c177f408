import { Paper, Tabs } from '@mantine/core';
import type { RecordTab } from './recordKind';

interface RecordTabsProps<Row> {
  row: Row;
  tabs: RecordTab<Row>[];
  active?: string;
  onActive?: (key: string) => void;
}

/** The tabs of a record; only the one on top is there. */
export function RecordTabs<Row>({ row, tabs, active, onActive }: RecordTabsProps<Row>) {
  const known = tabs.some(({ key }) => key === active) ? active : tabs[0]?.key;
  return (
    <Paper withBorder p="md">
      <Tabs value={known} onChange={(key) => key && onActive?.(key)} keepMounted={false}>
        <Tabs.List mb="md" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {tabs.map(({ key, label }) => (
            <Tabs.Tab key={key} value={key}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ key, show }) => (
          <Tabs.Panel key={key} value={key}>
            {show(row)}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Paper>
  );
}
