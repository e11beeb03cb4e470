/** `US` of `840`: the numbers of ISO 3166-1 are aliases that every browser knows. */
export function codeOf(numeric: string | number | undefined): string | undefined {
  if (numeric === undefined) return undefined;
  try {
    const { region } = new Intl.Locale(`und-${String(numeric).padStart(3, '0')}`);
    return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : undefined;
  } catch {
    return undefined;
  }
}
