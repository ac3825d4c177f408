import { rememberRequestId } from '../../kit/data/errors';

/** Sends a file; answers the id of its import. Throws what the server said. */
export async function uploadImport(file: File): Promise<string> {
  const response = await fetch(`/files/imports?name=${encodeURIComponent(file.name)}`, {
    method: 'PUT',
    body: file,
    credentials: 'same-origin',
    headers: { 'content-type': file.type || 'application/octet-stream', 'apollo-require-preflight': 'true' },
  });
  const answer = (await response.json().catch(() => ({}))) as {
    importId?: string;
    message?: string;
    error?: string;
  };
  if (response.ok && answer.importId) return answer.importId;
  const error = new Error(
    answer.message ?? answer.error ?? `The server answered ${response.status}. Try again.`,
  );
  rememberRequestId(error, response.headers.get('x-request-id'));
  throw error;
}
