/** The nouns one can peek at, with the path of their pages. */
export const PEEKS: Record<string, string> = {
  client: '/clients',
  contact: '/contacts',
  lead: '/leads',
  opportunity: '/opportunities',
  activity: '/activities',
  product: '/products',
  competitor: '/competitors',
};

export const PEEKABLE = Object.keys(PEEKS);
