import { createHash, randomBytes } from 'node:crypto';

/** A random secret of 256 bits, safe in URLs and cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The only form in which a secret is stored. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
