from demo.company import ANDRES, JORGE, LAURA, RENZO
from demo.script import DAY, Article

VERIFICATION_CODE = Article(
    key="codigo-de-verificacion",
    area="ACCESS",
    author=LAURA,
    reviewer=RENZO,
    ago=175 * DAY,
    title_es="No llega el código de verificación o cambió de teléfono",
    title_en="The verification code does not arrive, or you changed phones",
    body_es="""\
El segundo paso protege su cuenta aunque alguien conozca la contraseña. Por eso nadie de Bizflow \
le pedirá nunca un código: si ocurre, cuelgue y avísenos.

1. Mire la hora del teléfono. Si está desfasada más de un minuto, la aplicación genera códigos que \
no sirven. Active la hora automática y pruebe otra vez.
2. Use uno de los diez códigos de respaldo que descargó al activar el segundo paso. Cada uno sirve \
una sola vez.
3. Si no los tiene, pulse «No puedo entrar» y elija el correo alterno. El enlace vale quince \
minutos.
4. Si cambió de teléfono y ya no tiene el anterior, el administrador de su organización puede \
retirar el dispositivo en Personas › Seguridad. La próxima vez que entre se le pedirá registrar \
uno nuevo.
5. Si usted es el único administrador, llame a la mesa. Comprobaremos su identidad devolviendo la \
llamada al número del contrato y con otra persona de su empresa.

Al terminar, descargue códigos nuevos y guárdelos fuera del teléfono. Si sospecha que otra persona \
tiene el dispositivo perdido, pida además cerrar todas las sesiones abiertas.""",
    body_en="""\
The second step protects your account even when somebody knows the password. That is why nobody at \
Bizflow will ever ask you for a code: if it happens, hang up and tell us.

1. Check the clock of the phone. If it is more than a minute off, the app makes codes that do not \
work. Turn on automatic time and try again.
2. Use one of the ten backup codes you downloaded when you turned the second step on. Each works \
once.
3. If you do not have them, press "I cannot sign in" and choose the alternate address. The link is \
good for fifteen minutes.
4. If you changed phones and no longer have the old one, your organization's administrator can \
remove the device in People › Security. You will be asked to register a new one the next time you \
sign in.
5. If you are the only administrator, call the desk. We check who you are by calling back the \
number in the contract and with another person in your company.

Afterwards, download new codes and keep them away from the phone. If you suspect that somebody has \
the lost device, ask us to close every open session too.""",
)

SINGLE_SIGN_ON = Article(
    key="inicio-de-sesion-unico",
    area="ACCESS",
    author=ANDRES,
    reviewer=JORGE,
    ago=110 * DAY,
    title_es="El inicio de sesión único falla tras renovar un certificado",
    title_en="Single sign-on fails after renewing a certificate",
    body_es="""\
Cuando su proveedor de identidad firma con un certificado nuevo, Bizflow rechaza la entrada hasta \
conocerlo. El mensaje habitual es «firma no válida» y afecta a toda la organización a la vez.

1. El administrador entra por la puerta de emergencia, con la contraseña local que se definió al \
activar el inicio único. La dirección termina en /entrar/local.
2. En Seguridad › Inicio único compruebe la huella del certificado registrado y compárela con la \
que muestra su proveedor.
3. Si su proveedor publica metadatos, pulse Actualizar desde la dirección. Si no, pegue el \
certificado nuevo junto al anterior: se admiten dos a la vez, para que el cambio no corte a nadie.
4. Pulse Probar con mi cuenta antes de guardar. La prueba abre una ventana aparte y no cierra su \
sesión.
5. Cuando todos hayan entrado al menos una vez, retire el certificado viejo.

Si nadie conserva la contraseña local, llame a la mesa: abrimos una ventana de una hora después de \
comprobar la identidad de dos personas autorizadas. Para la próxima renovación, registre el \
certificado nuevo con una semana de antelación y anote la fecha de vencimiento en la misma \
página.""",
    body_en="""\
When your identity provider signs with a new certificate, Bizflow refuses entry until it knows it. \
The usual message is "invalid signature" and it affects the whole organization at once.

1. The administrator comes in by the emergency door, with the local password set when single \
sign-on was turned on. The address ends in /entrar/local.
2. In Security › Single sign-on, compare the fingerprint of the registered certificate with the \
one your provider shows.
3. If your provider publishes metadata, press Refresh from address. If not, paste the new \
certificate beside the old one: two are allowed at a time, so that the change locks nobody out.
4. Press Try with my account before saving. The trial opens a separate window and does not end \
your session.
5. When everybody has signed in at least once, remove the old certificate.

If nobody kept the local password, call the desk: we open a one-hour window after checking the \
identity of two authorized people. For the next renewal, register the new certificate a week ahead \
and note its expiry date on the same page.""",
)
