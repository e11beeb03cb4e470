/** A file as it is, beside which the API's other bodies are JSON. */
export function csvBody(text: string) {
  return {
    body: text,
    bodySerializer: (body: unknown) => String(body),
    headers: { 'content-type': 'text/csv' },
  };
}
