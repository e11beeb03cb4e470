/** Languages looked at in one header: browsers send a handful. */
const languagesMax = 20;

/** The languages of an `Accept-Language` header (RFC 9110, 12.5.4), the most wanted first. */
export function languagesAccepted(header: string): readonly string[] {
  return header
    .split(',', languagesMax)
    .map((item) => {
      const [tag = '', ...parameters] = item.split(';').map((part) => part.trim());
      const weight = parameters.find((one) => /^q=/i.test(one))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => /^[A-Za-z0-9-]{1,35}$/.test(tag) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
