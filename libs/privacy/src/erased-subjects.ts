import { accountSubject } from '#access';
import { activitySubject } from '#activities';
import { mailSubject } from '#answers';
import { textIn, type JsonObject, type RecordedEvent } from '#kernel';

const subjects: Readonly<Record<string, (data: JsonObject) => string>> = {
  PersonalDataErased: (data) => textIn(data, 'contactPointId'),
  ActivityTextErased: (data) => activitySubject(textIn(data, 'activityId')),
  AccountErased: (data) => accountSubject(textIn(data, 'accountId')),
  MailErased: (data) => mailSubject(textIn(data, 'mailId')),
};

/** Whose key an event says is to be forgotten; `undefined` for every other event. */
export function erasedBy({ type, data }: Pick<RecordedEvent, 'type' | 'data'>): string | undefined {
  return subjects[type]?.(data as JsonObject);
}
