export const parts = {
  'confirm.type': 'Type “{phrase}” to go on',
  'confirm.leave': 'Leave it',
  'confirm.under-way': 'Under way …',
} as const;
