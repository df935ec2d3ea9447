import { useEffect, useState } from 'react';
import { useTransport } from './transport-context.ts';

/** Whether the backend answers. */
export function useConnection(): boolean {
  const transport = useTransport();
  const [connected, setConnected] = useState(true);
  useEffect(() => transport.onConnection(setConnected), [transport]);
  return connected;
}
