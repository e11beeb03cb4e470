const hidden = '•••';

/** `d•••@police.example`: enough to recognise one's own, too little to write to. */
export function maskedEmail(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return hidden;
  return `${String.fromCodePoint(address.codePointAt(0) ?? 0)}${hidden}${address.slice(at)}`;
}

/** `+80•••01`. */
export function maskedPhone(number: string): string {
  return number.length < 8 ? hidden : `${number.slice(0, 3)}${hidden}${number.slice(-2)}`;
}
