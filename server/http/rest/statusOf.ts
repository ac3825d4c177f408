const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 422,
  BAD_USER_INPUT: 422,
  CONFLICT: 409,
  DUPLICATE: 409,
  RATE_LIMITED: 429,
  TOO_EXPENSIVE: 400,
};

/** The HTTP status of an error code; 500 for what has none. */
export const statusOf = (code: unknown): number => STATUS[String(code)] ?? 500;
