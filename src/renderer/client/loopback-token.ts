const KEY = 'jurybox-token';
const TOKEN = /^[0-9a-f]{64}$/;

/**
 * Takes the token out of the address, where it would stay in sight and in the history, and keeps
 * it in `sessionStorage`: it survives a reload and ends with the tab.
 */
export function takeToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null && TOKEN.test(given)) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(history.state, '', location.pathname + location.search);
    return given;
  }
  const kept = sessionStorage.getItem(KEY);
  return kept !== null && TOKEN.test(kept) ? kept : null;
}

/** A tab left open takes the address of the next start, which the browser does not load anew by itself. */
export function followNewToken(): void {
  addEventListener('hashchange', () => {
    if (new URLSearchParams(location.hash.slice(1)).has('token')) location.reload();
  });
}
