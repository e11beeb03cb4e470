/** A certificate for this machine's own address, by which nothing but tests is protected: its key is public. */
export const loopbackCertificate = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUNo6OirOO0d7cL/TQjJHrH1sadHcwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjE1MjIwMVoYDzIxMjYxMTAy
MTUyMjAxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASxFrRa1ans2S3JRwYfAWt4kVWmmHMQSoEmWIgb5AGsdr+GaDdWl7/W
tH/9xe2V8BjztteGK1K6m/feGb2lolGXo28wbTAdBgNVHQ4EFgQUS0A2zMPAfgnz
/995x7Ys56cqcgUwHwYDVR0jBBgwFoAUS0A2zMPAfgnz/995x7Ys56cqcgUwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhALJno0aqqw1d74K9asV2KMBgpkQ86GbvWHx9aONC+2ASAiAl
Si4eS7TIKFR6gMXUahZRMwwwPlMnUuekNzHITzxquw==
-----END CERTIFICATE-----
`;

export const loopbackKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSizJYe3XxPkrL6nr
yj+kk+Qg15I+Zsv8QM/3MylapmqhRANCAASxFrRa1ans2S3JRwYfAWt4kVWmmHMQ
SoEmWIgb5AGsdr+GaDdWl7/WtH/9xe2V8BjztteGK1K6m/feGb2lolGX
-----END PRIVATE KEY-----
`;
