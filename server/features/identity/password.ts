import { argon2id, hash, verify } from 'argon2';
import { invalid } from '../../kernel/errors.js';

const OPTIONS = { type: argon2id as 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
const COMMON =
  /^(password|passw0rd|qwerty|letmein|welcome|iloveyou|administrator|1234567890|0123456789|abcdefghij)[0-9!.]*$/i;

/** Argon2id hash (OWASP: 19 MiB, 2 passes). Throws INVALID when the password is too short, too long or well known. */
export async function hashPassword(password: string, path = 'password'): Promise<string> {
  if (password.length < 10) throw invalid({ [path]: 'Take at least 10 characters.' });
  if (password.length > 256) throw invalid({ [path]: 'Take at most 256 characters.' });
  if (COMMON.test(password) || new Set(password).size < 4)
    throw invalid({ [path]: 'This password is too easy to guess.' });
  return hash(password, OPTIONS);
}

let dummy: Promise<string> | undefined;

/** Whether the password belongs to the hash; without a hash it takes the same time and says no. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  dummy ??= hash('nobody has this password', OPTIONS);
  const matches = await verify(stored ?? (await dummy), password.slice(0, 256));
  return matches && Boolean(stored);
}
