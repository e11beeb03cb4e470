/** Refusals that people meet often, in words. What is not listed reads as its code, with what it is about. */
const sentences: Readonly<Record<string, string>> = {
  'campaign-unknown': 'there is no such campaign',
  'campaign-exists': 'there is another campaign of this id already; choose another id',
  'campaign-already-launched': 'it was launched already',
  'campaign-planned': 'it is only planned; schedule or launch it first',
  'campaign-scheduled': 'it has not started yet',
  'campaign-running': 'it is running already',
  'campaign-paused': 'it is paused; resume it first',
  'campaign-cancelled': 'it was called off',
  'campaign-closed': 'it has ended',
  'campaign-without-audience': 'nobody of its audience is designated, so there is nobody to ask',
  'campaign-start-past': 'its start would lie in the past',
  'contact-point-unknown': 'there is no such contact point',
  'contact-point-exists':
    'there is a contact point of this id already; propose a correction of it, or change its details',
  'contact-point-withdrawn': 'it was withdrawn for good',
  'contact-point-still-listed':
    'withdraw it first: as long as the directory lists it, it is written to',
  'contact-point-already-confirmed': 'its designation is confirmed already',
  'contact-point-status-wrong': 'its status does not allow that',
  'contact-details-incomplete': 'a designated contact point needs a type and an e-mail address',
  'channel-unknown': 'it has no such channel',
  'channel-takes-no-mail':
    'a test message goes to an e-mail channel only; try this one yourself, and note with "verify" what came of it',
  'directory-version-unknown': 'there is no such version of the directory',
  'directory-version-shared-already':
    'the whole network has that version, or a newer one; name Parties to send it to some again',
  'directory-shared-with-nobody': 'nobody of those is designated, so there is nobody to send it to',
  'party-without-contact-point': 'these have no designated contact point to write to',
  'personal-data-erased': 'its personal data was erased, so nothing of it can be changed',
  'activity-unknown': 'there is no such activity',
  'activity-exists':
    'another activity is recorded under this id already; amend it, or choose another id',
  'activity-dates-malformed': 'it would end before it begins',
  'activity-amended-too-often':
    'it was amended as often as one may be; strike it out and record it anew',
  'party-unknown': 'there is no such Party',
  'proposal-unknown': 'there is no such proposal',
  'proposal-already-approved': 'it was approved already',
  'proposal-already-rejected': 'it was rejected already',
  'proposal-approver-is-proposer':
    'whoever proposed it cannot approve it: somebody else has to look at it',
  'proposal-without-change': 'the directory says all of that already',
  'name-missing':
    'it takes two people, so it has to be known who you are: give your name (--as NAME, or an API key of your own)',
  'ping-unknown': 'this contact point was not asked in this campaign, or not yet',
  'position-after-end': 'the log does not reach that far',
  'position-unknown': 'no event stands at that position of the log',
  'event-unknown': 'there is no such event',
  'event-position-needed':
    'the log is too long to look for it by its id alone; say at which position it stands',
  'projection-unknown': 'there is no such projection',
  'rebuild-under-way': 'another projection is being rebuilt; try again in a moment',
  'policy-unknown': 'there is no such policy',
  'template-unknown': 'there is no such template',
  'series-unknown': 'there is no such series',
  'series-exists': 'there is another series of this id already; stop it, or choose another id',
  'series-id-malformed':
    'expected an id of 1 to 48 letters, digits, "_" or "-" that begin with a letter or digit',
  'phone-task-unknown': 'there is no such phone task',
  'phone-task-already-completed': 'this call is done already',
  'phone-outcome-without-response': 'an answer goes with the outcome "answered", and only with it',
  'response-unknown': 'there is no such response',
  'account-unknown': 'there is no such account',
  'account-exists': 'there is an account of this name already; choose another name',
  'account-disabled': 'the account is disabled; enable it first',
  'account-in-use': 'the account is in use; disable it first',
  'account-erased': 'the person behind this account was erased; create another account',
  'account-missing': 'a key belongs to an account, and you have none; an administrator issues it',
  'accounts-too-many': 'there are as many accounts as there may be',
  'administrator-first':
    'nobody has access yet, and this would close the door: begin with an administrator',
  'administrator-is-last':
    'it is the last account that can administer; make another administrator first',
  'invitation-unknown': 'this link was used already, was replaced by another, or never was one',
  'invitation-expired': 'this link has expired; ask for another',
  'identity-linked': 'this identity signs in to another account already',
  'password-wrong': 'the password is wrong',
  'code-wrong': 'the code is wrong, or too old',
  'totp-enrolled': 'it has an authenticator already; remove that one first',
  'totp-not-enrolled': 'no authenticator was enrolled',
  'key-unknown': 'there is no such API key',
  'key-role-too-high': 'nobody gives away more than they have; choose a role that yours covers',
  'key-expiry-malformed': 'it has to end in the future, and within a year',
  'keys-too-many': 'there are as many API keys as there may be; revoke some',
  'seal-unknown': 'there is no such seal',
  'seal-key-rotated-meanwhile': 'somebody else rotated the key meanwhile; try again',
  'seal-key-lost':
    'the private key that signs the seals of this log is not among the keys here; put the keys back, or begin anew with "rollcall audit rotate-key --lost"',
  'seal-range-lost':
    'the log is not what was sealed, so it is not sealed any further; run "rollcall audit verify"',
  'event-not-sealed': 'this event came after the last seal; seal the log first',
  'mail-unknown': 'no such mail waits for a person',
  'mail-of-contact-point':
    'what it says is encrypted with the key of a contact point, and is erased with that',
};

export function refusalSentence(code: string, details: Readonly<Record<string, unknown>>): string {
  const about = Object.entries(details)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`);
  const sentence = sentences[code] ?? code.replaceAll('-', ' ');
  return about.length === 0 ? sentence : `${sentence} (${about.join('; ')})`;
}
