import { EmptyState, NavLink, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Navigate, NavLink as RouterLink, useNavigate, useParams } from 'react-router';
import { useMay } from '../../kit/data/session';
import { NotThere } from '../../kit/list/faces';
import { Page } from '../../kit/shell/Page';
import classes from './Section.module.css';
import { SECTIONS, type SettingsSection } from './sections';

/** The settings: sections left, the chosen one right. */
export function SettingsPage() {
  const { section: key } = useParams();
  const may = useMay();
  const allowed = SECTIONS.filter(({ permission }) => !permission || may(permission));
  const section = SECTIONS.find((each) => each.key === key);
  if (!key)
    return (
      <Navigate to={`/settings/${may('organization.update') ? 'organization' : allowed[0]?.key}`} replace />
    );
  return (
    <div className={classes.layout}>
      <SettingsNav sections={allowed} active={key} />
      <div className={classes.body}>
        {!section ? (
          <Page title="Settings">
            <NotThere what="setting" />
          </Page>
        ) : allowed.includes(section) ? (
          <section.Content />
        ) : (
          <NoAccess title={section.label} />
        )}
      </div>
    </div>
  );
}

function NoAccess({ title }: { title: string }) {
  return (
    <Page title={title}>
      <EmptyState
        title="You don't have access"
        description="Your roles do not allow these settings. Ask an owner or admin of the organization."
        py="xl"
      />
    </Page>
  );
}

function SettingsNav({ sections, active }: { sections: SettingsSection[]; active: string }) {
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const navigate = useNavigate();
  return (
    <nav aria-label="Settings" className={classes.nav}>
      {phone ? (
        <Select
          aria-label="Section"
          data={sections.map(({ key, label }) => ({ value: key, label }))}
          value={sections.some(({ key }) => key === active) ? active : null}
          onChange={(next) => next && navigate(`/settings/${next}`)}
          allowDeselect={false}
        />
      ) : (
        sections.map(({ key, label, Icon }) => (
          <NavLink
            key={key}
            component={RouterLink}
            to={`/settings/${key}`}
            label={label}
            leftSection={<Icon size={18} stroke={1.75} />}
            active={key === active}
            aria-current={key === active ? 'page' : undefined}
            color="indigo"
            variant="light"
            px={10}
            h={36}
            style={{ borderRadius: 6, fontWeight: key === active ? 600 : 400 }}
          />
        ))
      )}
    </nav>
  );
}
