import { Fault, type Ciphertext } from '#kernel';
import type { PersonalData } from '#keys';

/** Whether something cannot be encrypted because whom it is about was erased. */
export function isErased(error: unknown): boolean {
  return error instanceof Fault && error.code === 'key-erased';
}

/** @returns `undefined` for what says nothing, and of a subject that was erased: then it is not kept at all. */
export async function encryptedUnlessErased(
  personalData: PersonalData,
  subject: string,
  text: string,
): Promise<Ciphertext | undefined> {
  if (text === '') return undefined;
  try {
    return await personalData.encrypt(subject, text);
  } catch (error) {
    if (isErased(error)) return undefined;
    throw error;
  }
}
