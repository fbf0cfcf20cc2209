import { json } from '@/routes/http/process-response';

/** Whether the process is alive. Nothing else of it, so that a database that is away restarts nothing. */
export function GET(): Response {
  return json({ status: 'alive' }, 200);
}
