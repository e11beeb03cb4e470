import { limits } from '#kernel';

/** How people call the details of the directory's columns, in the languages of the standard template. */
const labels: Readonly<Record<string, readonly string[]>> = {
  institution: [
    'institution',
    'institución',
    'institucion',
    'instituição',
    'instituicao',
    'المؤسسة',
  ],
  email: ['email', 'e-mail', 'courriel', 'correo electrónico', 'correo', 'البريد الإلكتروني'],
  alternateEmail: [
    'alternateemail',
    'alternate email',
    'alternate e-mail',
    'autre courriel',
    'correo alternativo',
    'e-mail alternativo',
    'البريد الإلكتروني البديل',
  ],
  phone: ['phone', 'telephone', 'téléphone', 'teléfono', 'telefono', 'telefone', 'الهاتف'],
  alternatePhone: [
    'alternatephone',
    'alternate phone',
    'autre téléphone',
    'teléfono alternativo',
    'telefone alternativo',
    'الهاتف البديل',
  ],
  availability: ['availability', 'disponibilité', 'disponibilidad', 'disponibilidade', 'التوفر'],
  timezone: [
    'timezone',
    'time zone',
    'fuseau horaire',
    'zona horaria',
    'fuso horário',
    'المنطقة الزمنية',
  ],
  languages: ['languages', 'langues', 'idiomas', 'línguas', 'اللغات'],
  instructions: ['instructions', 'instrucciones', 'instruções', 'التعليمات'],
  otherNetworks: [
    'othernetworks',
    'other networks',
    'autres réseaux',
    'otras redes',
    'outras redes',
    'شبكات أخرى',
  ],
};
const columnOf = new Map(
  Object.entries(labels).flatMap(([column, names]) => names.map((name) => [name, column] as const)),
);
const labelCharactersMax = 40;

/**
 * Details that a reply gives one a line, such as `phone: +33 1 40 00 00 00`, by column of the directory. The first mention
 * of each counts; one longer than the directory takes is none. Whether they are right is checked by whoever uses them
 * (FM-29).
 */
export function reportedFields(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const at = line.search(/[:：]/);
    if (at < 1 || at > labelCharactersMax) continue;
    const label = line
      .slice(0, at)
      .replace(/^[\s*•·–-]+/u, '')
      .replace(/[\s*]+$/u, '');
    const column = columnOf.get(label.toLowerCase().normalize('NFC'));
    if (column === undefined) continue;
    const value = line.slice(at + 1).replaceAll(/^[\s*]+|(?<![\s*])[\s*]+$/g, '');
    if (value === '' || value.length > limits.fieldCharactersMax) continue;
    found[column] ??= normalised(column, value);
  }
  return found;
}

/** A number is written with spaces, an address in brackets. */
function normalised(column: string, value: string): string {
  if (column === 'phone' || column === 'alternatePhone') return value.replaceAll(/[\s().\-/]/g, '');
  if (column === 'email' || column === 'alternateEmail')
    return /<([^<>]+)>/.exec(value)?.[1] ?? value.replace(/^mailto:/i, '');
  return value;
}
