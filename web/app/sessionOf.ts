import type { MeFieldsFragment } from '../gql/graphql';
import type { Session } from '../kit/data/session';
import { setFormatLocale } from '../kit/fields/format';

/** The session the kit works with, from what the server says about the viewer. */
export function sessionOf(me: MeFieldsFragment): Session {
  setFormatLocale(me.organization.locale);
  return {
    userId: me.user.id,
    userName: me.user.name,
    email: me.user.email,
    organizationId: me.organization.id,
    organizationName: me.organization.name,
    currency: me.organization.baseCurrency,
    locale: me.organization.locale,
    timeZone: me.user.timeZone ?? me.organization.timeZone,
    demo: me.demo,
    viewingAs: me.viewingAs ?? null,
    organizations: me.memberships.map(({ organizationId, organizationName }) => ({
      id: organizationId,
      name: organizationName,
    })),
    permissions: (me.permissions ?? {}) as Record<string, string>,
  };
}
