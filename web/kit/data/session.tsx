import { createContext, type ReactNode, useContext } from 'react';

/** Who is signed in, where, and what they may do. */
export interface Session {
  userId: string;
  userName: string;
  email: string;
  organizationId: string;
  organizationName: string;
  currency: string;
  locale: string;
  /** In which the viewer's days begin. */
  timeZone: string;
  demo: boolean;
  /** Name of the user or role as which the viewer looks, read-only. */
  viewingAs: string | null;
  organizations: { id: string; name: string }[];
  /** Permission name to scope: OWN, TEAM or ALL; `*` is every permission. */
  permissions: Record<string, string>;
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** The signed-in session; only inside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a signed-in session');
  return session;
}

/** Whether the viewer holds a permission such as `noun.verb`, in any scope. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useSession();
  return (permission) => Boolean(permissions['*'] ?? permissions[permission]);
}

/** Shows its children only when the viewer may do the verb to the record, or holds the permission. */
export function Can(props: {
  permission?: string;
  on?: { viewerCan: string[] } | null;
  verb?: string;
  children: ReactNode;
}) {
  const may = useMay();
  const allowed =
    props.on && props.verb
      ? props.on.viewerCan.includes(props.verb)
      : !props.permission || may(props.permission);
  return allowed ? props.children : null;
}
