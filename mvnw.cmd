@echo off
rem Runs the Maven that travels with this repository: nothing but a JDK is needed to start it.
setlocal
set VERSION=3.9.11
set HERE=%~dp0
set ARCHIVE=%HERE%.mvn\wrapper\apache-maven-%VERSION%-bin.zip
if "%MAVEN_USER_HOME%"=="" set MAVEN_USER_HOME=%USERPROFILE%\.m2
for /f "tokens=1" %%s in ('type "%ARCHIVE%.sha256"') do set EXPECTED=%%s
set DIST=%MAVEN_USER_HOME%\wrapper\dists\ccai-kustomer-bridge-%EXPECTED%
if exist "%DIST%\complete" goto run
for /f "tokens=* delims=" %%s in ('certutil -hashfile "%ARCHIVE%" SHA256 ^| findstr /r "^[0-9a-f]*$"') do set ACTUAL=%%s
if /i not "%ACTUAL: =%"=="%EXPECTED%" (
  echo mvnw: %ARCHIVE% does not have the recorded checksum; check it out again 1>&2
  exit /b 1
)
if not exist "%DIST%" mkdir "%DIST%"
set JAR=jar
if not "%JAVA_HOME%"=="" set JAR=%JAVA_HOME%\bin\jar
pushd "%DIST%"
"%JAR%" xf "%ARCHIVE%"
if errorlevel 1 (
  popd
  echo mvnw: the archive could not be unpacked; a JDK 17 or newer is needed, set JAVA_HOME 1>&2
  exit /b 1
)
popd
type nul > "%DIST%\complete"
:run
call "%DIST%\apache-maven-%VERSION%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
